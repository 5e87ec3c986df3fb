// <late-fragment><a href="…">What it is</a></late-fragment>: fetches the fragment behind its link before it comes into sight.
customElements.define("late-fragment", class extends HTMLElement {
  connectedCallback() {
    new IntersectionObserver(async ([seen], sight) => {
      if (!seen.isIntersecting) return
      sight.disconnect()
      const address = this.querySelector("a").href
      const response = await fetch(address, { headers: { "HX-Request": "true" }, redirect: "error" }).catch(() => null)
      const held = this.contains(document.activeElement)
      if (response?.ok) this.innerHTML = await response.text()
      if (held) this.querySelector("a")?.focus()
    }, { rootMargin: "600px" }).observe(this)
  }
})
