import { createPinia } from 'pinia'
import { createApp, type App as VueApp, type Component } from 'vue'
import './styles/index.css'
import App from './App.vue'
import { router } from './router'
import { api, failureOf } from './services/api'
import { useShell } from './stores/shell'

/** One page for three purposes: the app, a document being laid out for paper, and the work of the command line. */
async function start(): Promise<void> {
  const purpose = await api().windowPurpose()
  switch (purpose.purpose) {
    case 'app':
      return mount(createApp(App).use(router))
    case 'paper': {
      const { token, job } = purpose
      const screen = 'year' in job ? import('./screens/PaperYearScreen.vue') : import('./screens/PaperScreen.vue')
      return mount(createApp(await loaded(screen), { token, job }))
    }
    case 'command':
      return mount(createApp(await loaded(import('./screens/CommandScreen.vue')), { task: purpose.task }))
  }
}

const loaded = async (module: Promise<{ default: Component }>): Promise<Component> => (await module).default

function mount(app: VueApp): void {
  app.use(createPinia())
  app.config.errorHandler = (error, _instance, place) => mishap(place, error)
  addEventListener('unhandledrejection', ({ reason }) => mishap('promise', reason))
  // Without an error it is only the browser's remark that sizes changed while it laid out.
  addEventListener('error', ({ error }: ErrorEvent) => { if (error) mishap('script', error) })
  app.mount('#app')
}

/** A bug, or a failure nobody expected there: logged, and told calmly. */
function mishap(place: string, error: unknown): void {
  report(place, error)
  useShell().say(failureOf(error).message)
}

/** Where and what kind, never a text: what is thrown may quote what somebody wrote. */
function report(place: string, error: unknown): void {
  // eslint-disable-next-line no-console -- the log of the page; main writes it down.
  console.error('page error', place, error instanceof Error ? error.name : typeof error)
}

start().catch((error: unknown) => {
  report('start', error)
  document.getElementById('app')!.textContent = failureOf(error).message
})
