/** The launcher is plain JavaScript, since it runs before anything is built; this is what is used of it here. */
declare module '*/launch/choice.mjs' {
  import type { Host } from '../e2e/host'

  export function chooseHost(
    root: string,
    wishes: { readonly windowless: boolean; readonly forced: string | undefined; readonly display: boolean; readonly say: (text: string) => void },
  ): Promise<Host | { readonly sentence: string }>
}

declare module '*/launch/builds.mjs' {
  export function buildIfNeeded(root: string, say: (text: string) => void): Promise<boolean>
}
