import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure'
import { Heading } from 'react-aria-components/Heading'

/** More of the same, behind its title until it is asked for. */
export function Reveal({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Disclosure className="disclosure reveal">
      <Heading level={3}>
        <Button slot="trigger" className="button button-quiet">
          {title}
        </Button>
      </Heading>
      <DisclosurePanel>{children}</DisclosurePanel>
    </Disclosure>
  )
}
