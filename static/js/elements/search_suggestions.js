// <search-suggestions> around the field of a search: offers what begins like the words that are typed.
const SHORTEST = 2
const PAUSE = 150
const LEAVING = ["ArrowLeft", "ArrowRight", "Home", "End"]
const ROLE = { role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-controls": "suggestions" }

customElements.define("search-suggestions", class extends HTMLElement {
  connectedCallback() {
    this.field = this.querySelector("input")
    for (const [name, value] of Object.entries(ROLE)) this.field.setAttribute(name, value)
    this.insertAdjacentHTML("beforeend", '<div class="visually-hidden" role="status"></div>')
    this.field.addEventListener("input", () => this.look())
    this.field.addEventListener("keydown", event => event.isComposing || this.press(event))
    this.field.form.addEventListener("submit", () => this.show())
    // The mouse leaves the focus in the field: else the list would be gone before the click.
    this.addEventListener("mousedown", event => event.target !== this.field && event.preventDefault())
    this.addEventListener("click", event => event.target.closest("a") && this.show())
    this.addEventListener("focusout", () => this.show())
    this.show()
  }

  async look() {
    this.asking?.abort()
    const { signal } = this.asking = new AbortController(), q = this.field.value.trim()
    if (q.length < SHORTEST) return this.show()
    await new Promise(done => setTimeout(done, PAUSE))
    if (signal.aborted) return
    const list = await fragmentAt(`/search/suggestions?${new URLSearchParams({ q })}`, signal)
    if (!signal.aborted) this.show(list ?? "")
  }

  show(list = "") {
    this.asking?.abort()
    this.querySelector("#suggestions")?.remove()
    this.insertAdjacentHTML("beforeend", list)
    this.options = [...this.querySelectorAll('[role="option"]')]
    this.field.setAttribute("aria-expanded", this.options.length > 0)
    this.querySelector('[role="status"]').textContent = this.querySelector("#suggestions")?.dataset.said ?? ""
    this.choose(-1)
  }

  choose(at) {
    this.chosen = this.options[at]
    for (const option of this.options) option.setAttribute("aria-selected", option === this.chosen)
    this.chosen?.scrollIntoView({ block: "nearest" })
    this.field.setAttribute("aria-activedescendant", this.chosen?.id ?? "")
  }

  press(event) {
    const { length } = this.options, at = this.options.indexOf(this.chosen)
    if (!length) return event.key === "ArrowDown" && this.look()
    if (event.key === "ArrowDown") this.choose(at + 1) // beyond the last is the field itself
    else if (event.key === "ArrowUp") this.choose(at < 0 ? length - 1 : at - 1)
    else if (event.key === "Escape") this.show()
    else if (event.key === "Enter" && this.chosen) this.chosen.click()
    else return LEAVING.includes(event.key) && this.choose(-1)
    event.preventDefault()
  }
})
