// <late-fragment><a href="…">What it is</a></late-fragment>: fetches the fragment behind its link when it comes into sight.
customElements.define("late-fragment", class extends HTMLElement {
  connectedCallback() {
    const sight = new IntersectionObserver(([seen]) => {
      if (!seen.isIntersecting) return
      sight.disconnect()
      this.fetch(this.querySelector("a").href)
    }, { rootMargin: "200px" })
    sight.observe(this)
  }

  async fetch(address) {
    const response = await fetch(address, { headers: { "X-Fragment": "1" }, redirect: "error" }).catch(() => null)
    if (response?.ok) this.innerHTML = await response.text()
  }
})
