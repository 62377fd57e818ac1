import type { StandInRun } from '../../e2e/stand-in/drive.ts'

/** Code and style that got into the page as text: does any of it run? */
export async function runInline(run: StandInRun): Promise<readonly string[]> {
  return run.page.evaluate(async () => {
    const scope = globalThis as unknown as { ran: string[] }
    scope.ran = []
    // In a turn of its own: what a test evaluates itself is let off the policy.
    const attempt = (action: () => void) => setTimeout(action, 0)
    const script = document.createElement('script')
    script.textContent = 'ran.push("inline script")'
    document.head.append(script)
    const holder = document.createElement('div')
    holder.innerHTML = '<img src="data:," onerror="ran.push(\'event attribute\')"><p style="color: rgb(1, 2, 3)">x</p>'
    document.body.append(holder)
    attempt(() => {
      // biome-ignore lint/security/noGlobalEval: that it is refused is what is tested
      eval('ran.push("eval")')
    })
    attempt(() => new Function('ran.push("new Function")')())
    attempt(() => {
      setTimeout('ran.push("timer text")', 0)
    })
    attempt(() => {
      location.href = 'javascript:ran.push("javascript address")'
    })
    const blob = document.createElement('script')
    blob.src = URL.createObjectURL(new Blob(['ran.push("blob script")'], { type: 'text/javascript' }))
    document.head.append(blob)
    const data = document.createElement('script')
    data.src = 'data:text/javascript,ran.push("data script")'
    document.head.append(data)
    const style = document.createElement('style')
    style.textContent = 'body { --inline: yes }'
    document.head.append(style)
    const base = document.createElement('base')
    base.href = 'https://elsewhere.invalid/'
    document.head.append(base)
    await new Promise((resolve) => setTimeout(resolve, 300))
    if (getComputedStyle(document.body).getPropertyValue('--inline')) scope.ran.push('inline style sheet')
    const paragraph = holder.querySelector('p')
    if (paragraph && getComputedStyle(paragraph).color === 'rgb(1, 2, 3)') scope.ran.push('style attribute')
    if (!document.baseURI.startsWith(location.origin)) scope.ran.push('base address')
    for (const added of [script, holder, blob, data, style, base]) added.remove()
    return scope.ran
  })
}
