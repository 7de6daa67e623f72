/**
 * Where the focus goes when a dialog opens: to what is marked `data-autofocus`, else to its first field, else to its
 * own first choice. Given to UModal as `:content="{ onOpenAutoFocus: focusFirst }"`.
 */
export function focusFirst(event: Event): void {
  const dialog = event.target
  if (!(dialog instanceof HTMLElement)) return
  const wanted =
    dialog.querySelector<HTMLElement>('[data-autofocus]') ??
    dialog.querySelector<HTMLElement>('input:not([type="hidden"]), textarea, [role="combobox"], form button')
  if (!wanted) return
  event.preventDefault()
  wanted.focus()
}
