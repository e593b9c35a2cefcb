import { onScopeDispose, ref, type Ref } from 'vue'

/** Files may be dropped anywhere on the window; what a part of the page has taken (prevented) is not passed on. Answers whether some are held over it now. */
export function useWindowDrop(drop: (files: readonly File[]) => void): Ref<boolean> {
  const over = ref(false)
  // Entering a child leaves its parent: only when as many were left as entered has the pointer gone.
  let depth = 0
  const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false
  const rest = (): void => {
    depth = 0
    over.value = false
  }

  const stop = new AbortController()
  const options = { signal: stop.signal }
  addEventListener('dragenter', (event) => {
    if (!holdsFiles(event)) return
    depth += 1
    over.value = true
  }, options)
  addEventListener('dragleave', () => {
    depth = Math.max(0, depth - 1)
    if (depth === 0) rest()
  }, options)
  addEventListener('dragover', (event) => {
    if (holdsFiles(event)) event.preventDefault()
  }, options)
  addEventListener('drop', (event) => {
    const taken = event.defaultPrevented
    event.preventDefault()
    rest()
    if (taken) return
    const files = [...(event.dataTransfer?.files ?? [])]
    if (files.length > 0) drop(files)
  }, options)
  onScopeDispose(() => stop.abort())
  return over
}
