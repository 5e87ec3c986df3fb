// <shared-notes data-address="…"> around the notes of a meeting: asks now and then what others wrote, and saves on leaving.
const EVERY = 4000

customElements.define("shared-notes", class extends HTMLElement {
  connectedCallback() {
    if (!this.dataset.address) return
    setInterval(() => document.hidden || this.ask(), EVERY)
    addEventListener("beforeunload", event => this.notes.some(note => note.unsaved) && event.preventDefault())
    addEventListener("pagehide", () => this.leave())
    document.addEventListener("visibilitychange", () => document.hidden && this.leave())
  }

  get notes() { return [...this.querySelectorAll("shared-note")].filter(note => note.form) }

  leave() { for (const note of this.notes) note.save(true) }

  async ask() {
    const seen = this.notes.map(note => note.seen).join("-")
    const text = await fragmentAt(`${this.dataset.address}?seen=${seen}`)
    const changes = text === null ? {} : JSON.parse(text)
    for (const note of this.notes) {
      const change = changes[note.dataset.item]
      if (change) {
        saidIn(note.querySelector(".note__writing"), change.writing)
        shownIn(note.parentElement.querySelector(".note__replaced"), change.replaced)
      }
      if (change?.text !== undefined) note.hear(change)
    }
  }
})
