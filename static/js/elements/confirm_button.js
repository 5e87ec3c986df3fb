// <confirm-button><a href="the page that asks">…</a><dialog>…: asks in a dialog instead of on a page.
customElements.define("confirm-button", class extends HTMLElement {
  connectedCallback() {
    const dialog = this.querySelector("dialog")
    this.addEventListener("click", event => {
      const link = event.target.closest("a")
      if (!link) return
      event.preventDefault()
      if (link.hasAttribute("data-close")) dialog.close()
      else dialog.showModal()
    })
  }
})
