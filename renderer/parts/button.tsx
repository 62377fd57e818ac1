import { Button as AriaButton, type ButtonProps } from 'react-aria-components/Button'

/** A button in one of three weights: the screen's one `primary` action, a plain one, or a `quiet` one inside a line of text. */
export function Button({
  weight = 'plain',
  ...props
}: Omit<ButtonProps, 'className'> & { readonly weight?: 'primary' | 'plain' | 'quiet' }) {
  return <AriaButton {...props} className={`button button-${weight}`} />
}
