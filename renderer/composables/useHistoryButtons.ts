import { ref, type Ref } from 'vue'
import type { Router } from 'vue-router'

/** Whether there is a page to go back or forward to: the router notes both beside each entry of the history. */
export function useHistoryButtons(router: Router): { canGoBack: Ref<boolean>; canGoForward: Ref<boolean> } {
  const canGoBack = ref(false)
  const canGoForward = ref(false)
  router.afterEach(() => {
    const state = history.state as { back?: unknown; forward?: unknown } | null
    canGoBack.value = Boolean(state?.back)
    canGoForward.value = Boolean(state?.forward)
  })
  return { canGoBack, canGoForward }
}
