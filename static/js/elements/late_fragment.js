// <late-fragment><a href="…">What it is</a></late-fragment>: fetches the fragment behind its link before it comes into sight.
customElements.define("late-fragment", class extends HTMLElement {
  connectedCallback() {
    new IntersectionObserver(async ([seen], sight) => {
      if (!seen.isIntersecting) return
      sight.disconnect()
      const text = await fragmentAt(this.querySelector("a").href)
      const at = document.activeElement, { top } = at.getBoundingClientRect(), held = this.contains(at)
      if (text !== null) this.innerHTML = text
      if (held) this.querySelector("a")?.focus()
      // What has the focus is not pushed out of sight; the browser moves first what it moves itself.
      else if (top > 0 && top < innerHeight) setTimeout(() => at.scrollIntoView({ block: "nearest" }), 50)
    }, { rootMargin: "600px" }).observe(this)
  }
})
