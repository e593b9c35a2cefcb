/** Where to go on once a form has closed: not for whoever has gone elsewhere while it was saved. */
export function goOnAt(element: HTMLElement | null | undefined): void {
  // What had the focus is gone with the form, so nothing has it.
  if (document.activeElement === null || document.activeElement === document.body) element?.focus()
}
