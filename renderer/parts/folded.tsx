import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure'
import { Heading } from 'react-aria-components/Heading'

/** Something that stands behind its title until it is asked for. */
export function Folded({
  title,
  isOpen = false,
  children,
}: {
  readonly title: string
  readonly isOpen?: boolean
  readonly children: ReactNode
}) {
  return (
    <Disclosure className="disclosure" defaultExpanded={isOpen}>
      <Heading level={3}>
        <AriaButton slot="trigger" className="button button-quiet">
          {title}
        </AriaButton>
      </Heading>
      <DisclosurePanel>{children}</DisclosurePanel>
    </Disclosure>
  )
}
