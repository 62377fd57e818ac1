import { fakeBridge, type Situation } from './fake-bridge.ts'

// Runs in the page before the app: what a preload would be.
const situation = (globalThis as unknown as { readonly situation?: Situation }).situation ?? { project: 'full' }
Object.defineProperty(globalThis, 'proofbook', { value: fakeBridge(situation) })
