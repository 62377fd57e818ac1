/** Asks a person at a terminal for a passphrase without showing it; `undefined` when there is no terminal or nothing was typed. */
export function maybeAskPassphrase(question: string): Promise<string | undefined> {
  const { stdin, stderr } = process
  if (!stdin.isTTY || !stderr.isTTY) return Promise.resolve(undefined)
  stderr.write(question)
  stdin.setRawMode(true)
  stdin.setEncoding('utf8')
  stdin.resume()
  return new Promise((resolve) => {
    let typed = ''
    const end = (answer: string | undefined): void => {
      stdin.off('data', onData)
      stdin.setRawMode(false)
      stdin.pause()
      stderr.write('\n')
      resolve(answer)
    }
    const onData = (text: string): void => {
      for (const letter of text) {
        if (letter === '\r' || letter === '\n' || letter === '\u0003' || letter === '\u0004') {
          end(typed === '' || letter < '\n' ? undefined : typed)
          return
        }
        typed = letter === '\u007F' || letter === '\b' ? [...typed].slice(0, -1).join('') : typed + letter
      }
    }
    stdin.on('data', onData)
  })
}
