// <late-fragment><a href="…">What it is</a></late-fragment>: fetches the fragment behind its link before it comes into sight.
customElements.define("late-fragment", class extends HTMLElement {
  connectedCallback() {
    new IntersectionObserver(async ([seen], sight) => {
      if (!seen.isIntersecting) return
      sight.disconnect()
      const link = this.querySelector("a")
      const response = await fetch(link.href, { headers: { "HX-Request": "true" }, redirect: "error" }).catch(() => null)
      if (!response?.ok) return
      const held = document.activeElement === link
      this.innerHTML = await response.text()
      if (held) this.querySelector("a")?.focus()
    }, { rootMargin: "600px" }).observe(this)
  }
})
