// <text-preview data-text="id of a textarea" data-preview="id of a region" data-failed="…">: shows the text as it will look.
customElements.define("text-preview", class extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", event => {
      event.preventDefault()
      this.show()
    })
  }

  async show() {
    const preview = document.getElementById(this.dataset.preview)
    const body = new URLSearchParams({ body: document.getElementById(this.dataset.text).value })
    const headers = { "HX-Request": "true", "X-CSRFToken": document.querySelector('meta[name="csrf-token"]')?.content ?? "" }
    const response = await fetch("/preview", { method: "POST", body, headers, redirect: "error" }).catch(() => null)
    // 422 is a refused text: the fragment says why.
    if (response?.ok || response?.status === 422) preview.innerHTML = await response.text()
    else preview.textContent = this.dataset.failed
  }
})
