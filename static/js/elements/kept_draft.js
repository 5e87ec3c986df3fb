// <kept-draft data-address="…" data-kept="… {hour}:{minute}" data-failed="…" [data-unsent]> in a form: keeps what is typed on the server.
const PAUSE = 1500
const PAUSE_OF_LONG = 300
// Browsers refuse a request that outlives its page above 64 kB.
const MOST_ON_LEAVING = 60_000

customElements.define("kept-draft", class extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form")
    this.form.addEventListener("input", () => this.later())
    this.form.addEventListener("submit", () => this.forget())
    addEventListener("pagehide", () => this.leave())
    document.addEventListener("visibilitychange", () => document.hidden && this.leave())
    document.addEventListener("click", event => this.follow(event))
    if ("unsent" in this.dataset) this.keep() // refused: the posted text is here alone
  }

  disconnectedCallback() { this.forget() }

  later() {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.keep(), this.long ? PAUSE_OF_LONG : PAUSE)
  }

  leave() { if (this.timer) this.keep({ leaving: true }) }

  // A link is followed when the draft is there, as its page may show this very form.
  follow(event) {
    const link = event.target.closest("a[href]:not([target])")
    if (!this.timer || !link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    this.keep().then(() => link.click())
  }

  forget() {
    clearTimeout(this.timer)
    this.timer = null
  }

  async keep({ leaving = false } = {}) {
    this.forget()
    const body = new URLSearchParams([...this.typed(), ["address", this.dataset.address]])
    this.long = body.toString().length > MOST_ON_LEAVING
    const headers = { "X-CSRFToken": document.querySelector('meta[name="csrf-token"]')?.content ?? "" }
    const options = { method: "POST", body, headers, redirect: "error", keepalive: leaving && !this.long }
    const response = await fetch("/drafts", options).catch(() => null)
    this.textContent = response?.ok ? this.kept() : this.dataset.failed
  }

  typed() {
    const kept = ([name, value]) =>
      typeof value === "string" && name !== "csrf_token" && this.form.elements[name]?.type !== "password"
    return [...new FormData(this.form)].filter(kept)
  }

  kept() {
    const [hour, minute] = new Date().toTimeString().split(":")
    return this.dataset.kept.replace("{hour}", hour).replace("{minute}", minute)
  }
})
