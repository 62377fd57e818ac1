/**
 * Takes the network away from this process: no socket connects, no name is looked up, no datagram leaves, and the web's own ways out are gone.
 * Nothing here needs them; this is so that no dependency, now or later, can. Pipes to the parent process are left alone.
 */
export function refuseNetwork(): void {
  const refuse = (what: string) =>
    function refused(): never {
      throw new Error(`Proofbook opens no network connection: ${what}`)
    }
  for (const name of ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest']) {
    Object.defineProperty(globalThis, name, { value: refuse(name), writable: false, configurable: false })
  }
  const net = process.getBuiltinModule('node:net')
  const dgram = process.getBuiltinModule('node:dgram')
  lock(net.Socket.prototype, ['connect'], refuse('net.connect'))
  lock(net.Server.prototype, ['listen'], refuse('net.listen'))
  lock(dgram.Socket.prototype, ['bind', 'send', 'connect'], refuse('dgram'))
  const dns = process.getBuiltinModule('node:dns')
  const asks = Object.keys(dns).filter(
    (name) => name === 'lookup' || name === 'lookupService' || /^(resolve|reverse)/.test(name),
  )
  lock(dns, asks, refuse('dns'))
  lock(dns.promises, asks, refuse('dns'))
  // Whoever imported these functions by name gets the refusing ones too.
  process.getBuiltinModule('node:module').syncBuiltinESMExports()
}

function lock(owner: object, names: readonly string[], value: () => never): void {
  for (const name of names) {
    if (name in owner) Object.defineProperty(owner, name, { value, writable: false, configurable: false })
  }
}
