// <similar-contributions data-field="id of the title">: shows what resembles the title while it is typed.
const SHORTEST = 8
const PAUSE = 300

customElements.define("similar-contributions", class extends HTMLElement {
  connectedCallback() {
    this.field = document.getElementById(this.dataset.field)
    this.region = this.querySelector("[aria-live]")
    this.querySelector("button").hidden = true
    this.field.addEventListener("input", () => this.later())
    if (this.field.value) this.later()
  }

  later() {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.look(), PAUSE)
  }

  async look() {
    const title = this.field.value.trim()
    if (title.length < SHORTEST) return fillLate(this.region, "")
    const address = `/similar?${new URLSearchParams({ title })}`
    const found = await fragmentAt(address)
    if (found !== null && title === this.field.value.trim()) fillLate(this.region, found)
  }
})
