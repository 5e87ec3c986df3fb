// <copy-link data-copied="Copied"><a href="…">Link</a><span role="status"></span>: copies the address of the link.
customElements.define("copy-link", class extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", async event => {
      const link = event.target.closest("a")
      if (!link || !navigator.clipboard) return
      event.preventDefault()
      await navigator.clipboard.writeText(link.href)
      this.querySelector('[role="status"]').textContent = this.dataset.copied
    })
  }
})
