interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): { createScriptURL(url: string): string }
}

let policy: { createScriptURL(url: string): string } | undefined

/** The content policy lets a worker begin only from a URL that a named policy has passed: ours passes our own files. */
export function trustedWorkerUrl(url: string): string {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes }
  if (!trustedTypes) return url
  policy ??= trustedTypes.createPolicy('full-circle-worker', {
    createScriptURL: (given) => {
      const { origin, href } = new URL(given, location.href)
      if (origin !== location.origin) throw new TypeError(`not a script of this app: ${href}`)
      return href
    },
  })
  return policy.createScriptURL(url)
}
