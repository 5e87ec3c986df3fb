// <print-page hidden><button>…</button></print-page>: prints the page; without this there is no button.
customElements.define("print-page", class extends HTMLElement {
  connectedCallback() {
    this.hidden = false
    this.addEventListener("click", event => event.target.closest("button") && window.print())
  }
})
