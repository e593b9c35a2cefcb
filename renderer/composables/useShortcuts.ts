import { onScopeDispose } from 'vue'

/** The keys that work on every page, by name: `k`, `shift+z`, always with Ctrl or Command. */
export function useShortcuts(shortcuts: ReadonlyMap<string, () => void>): void {
  const stop = new AbortController()
  addEventListener('keydown', (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return
    const key = `${event.shiftKey ? 'shift+' : ''}${event.key.toLowerCase()}`
    const run = shortcuts.get(key)
    // In a field, undo belongs to what is being typed there.
    if (!run || (key.endsWith('z') && isEditing(event.target))) return
    event.preventDefault()
    run()
  }, { signal: stop.signal })
  onScopeDispose(() => stop.abort())
}

/** Whether keys go into text that has something to take back. */
export function isEditing(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return true
  if (target instanceof HTMLElement && target.isContentEditable) return true
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type) && target.value !== ''
}
