// <kept-draft data-address="…" data-kept="… {hour}:{minute}" data-failed="…"> in a form: keeps what is typed on the server.
const PAUSE = 1500

customElements.define("kept-draft", class extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form")
    this.form.addEventListener("input", () => this.later())
    this.form.addEventListener("submit", () => this.forget())
    addEventListener("pagehide", () => this.leave())
    document.addEventListener("visibilitychange", () => document.hidden && this.leave())
    if (document.querySelector(".error-summary")) this.keep() // refused: the posted text is here alone
  }

  disconnectedCallback() {
    this.forget()
  }

  later() {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.keep(), PAUSE)
  }

  leave() {
    if (this.timer) this.keep({ keepalive: true })
  }

  forget() {
    clearTimeout(this.timer)
    this.timer = null
  }

  async keep(options = {}) {
    this.forget()
    const body = new URLSearchParams([...this.typed(), ["address", this.dataset.address]])
    const headers = { "X-CSRFToken": document.querySelector('meta[name="csrf-token"]')?.content ?? "" }
    const response = await fetch("/drafts", { method: "POST", body, headers, redirect: "error", ...options }).catch(() => null)
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
