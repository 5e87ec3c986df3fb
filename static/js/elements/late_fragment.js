// <late-fragment><a href="…">What it is</a></late-fragment>: fetches the fragment behind its link before it comes into sight.
customElements.define("late-fragment", class extends HTMLElement {
  connectedCallback() {
    new IntersectionObserver(async ([seen], sight) => {
      if (!seen.isIntersecting) return
      sight.disconnect()
      const text = await fragmentAt(this.querySelector("a").href)
      if (text === null) return
      const at = document.activeElement, { top } = at.getBoundingClientRect(), root = document.documentElement.style
      const held = this.contains(at), beside = !held && top > 0 && top < innerHeight
      // What has the focus stays where it is: here, and not by the browser's own choice of what stays.
      if (beside) root.overflowAnchor = "none"
      this.innerHTML = text
      if (held) this.querySelector("a")?.focus()
      else if (beside) scrollBy(0, at.getBoundingClientRect().top - top)
      root.overflowAnchor = ""
    }, { rootMargin: "600px" }).observe(this)
  }
})
