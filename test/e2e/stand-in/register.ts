import { registerHooks } from 'node:module'

// Loaded before the compiled main process: whoever asks for `electron` gets the stand-in.
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url: new URL('./electron.ts', import.meta.url).href, shortCircuit: true }
      : next(specifier, context),
})
