// <late-fragment><a href="…">What it is</a></late-fragment>: fetches the fragment behind its link before it comes into sight.
customElements.define("late-fragment", class extends HTMLElement {
  connectedCallback() {
    new IntersectionObserver(async ([seen], sight) => {
      if (!seen.isIntersecting) return
      sight.disconnect()
      const text = await fragmentAt(this.querySelector("a").href)
      if (text !== null) fillLate(this, text)
    }, { rootMargin: "600px" }).observe(this)
  }
})
