import { useMemo, useState } from 'react'
import { Autocomplete, useFilter } from 'react-aria-components/Autocomplete'
import { Dialog } from 'react-aria-components/Dialog'
import { Header } from 'react-aria-components/Header'
import { Input } from 'react-aria-components/Input'
import { Menu, MenuItem, MenuSection } from 'react-aria-components/Menu'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { SearchField } from 'react-aria-components/SearchField'
import { formatEvidence } from '../../shared/base/format.ts'
import { closeProject } from '../close-project.ts'
import { exportDeck, exportKinds } from '../export-deck.ts'
import { askForPerson } from '../find-person.ts'
import { asides, type Screen, screens } from '../location.ts'
import { chooseForReview } from '../open-project.ts'
import { inQuarter, useProject } from '../project-context.ts'
import { showTheme } from '../theme.ts'
import { changeBack, changeWords } from '../undo.ts'
import { useAsk } from '../use-ask.ts'
import { goTo, openEvidence } from '../use-place.ts'
import { caseWords } from '../words/case-words.ts'
import { cohortWords } from '../words/cohort-words.ts'
import { costWords } from '../words/cost-words.ts'
import { helpWords } from '../words/help-words.ts'
import { ledgerWords } from '../words/ledger-words.ts'
import { projectWords } from '../words/project-words.ts'
import { scorecardWords } from '../words/scorecard-words.ts'
import { words } from '../words/words.ts'

/** The parts of every screen that has some; the first is the screen itself. */
const parts: readonly { readonly screen: Screen; readonly part: string | null; readonly title: string }[] = (
  [
    ['scorecard', scorecardWords.parts],
    ['cohorts', cohortWords.parts],
    ['cost', costWords.parts],
    ['ledger', ledgerWords.parts],
    ['case', caseWords.parts],
    ['project', projectWords.parts],
    ['help', helpWords.parts],
  ] as const
).flatMap(([screen, titles]) =>
  Object.entries(titles).map(([part, title], index) => ({
    screen,
    part: index === 0 ? null : part,
    title: `${words.screens[screen]}: ${title}`,
  })),
)

/** From so many letters on, what is typed may be a customer. */
const fewestLetters = 2

/** Finds a place, a number, a definition or a customer by typing: Ctrl K or ⌘K. */
export function FindPalette({ onClose }: { readonly onClose: () => void }) {
  const { project, quarter } = useProject()
  const changes = useAsk('project:changes', project.readOnly ? null : {})
  const definitions = useAsk('scorecard:definitions', {})
  const [typed, setTyped] = useState('')
  const customer = typed.trim()
  const { undo, redo } = changes.state === 'value' ? changes.value : { undo: null, redo: null }
  const { contains } = useFilter({ sensitivity: 'base' })
  const asked = useAsk('scorecard:metrics', quarter === null ? null : inQuarter(quarter))
  const metrics = useMemo(
    () => (asked.state === 'value' ? asked.value.metrics.filter((item) => Object.keys(item.filter).length === 0) : []),
    [asked],
  )
  const doings: readonly { readonly id: string; readonly title: string; readonly act: () => void }[] = [
    ...(undo === null
      ? []
      : [{ id: 'undo', title: words.undo.what(changeWords(undo)), act: () => void changeBack('undo', undo) }]),
    ...(redo === null
      ? []
      : [{ id: 'redo', title: words.undo.whatAgain(changeWords(redo)), act: () => void changeBack('redo', redo) }]),
    ...(quarter === null
      ? []
      : [
          {
            id: 'export-deck',
            title: words.answers.action,
            act: () => void exportDeck({ kinds: exportKinds, quarter, project: project.name }),
          },
        ]),
  ]
  return (
    <ModalOverlay className="veil" isOpen isDismissable onOpenChange={(open) => !open && onClose()}>
      <Modal className="palette">
        <Dialog aria-label={words.palette.title}>
          <Autocomplete filter={contains}>
            <SearchField
              autoFocus
              aria-label={words.palette.placeholder}
              className="palette-field"
              value={typed}
              onChange={setTyped}
            >
              <Input placeholder={words.palette.placeholder} />
            </SearchField>
            <Menu
              className="list"
              aria-label={words.palette.title}
              renderEmptyState={() => <p>{words.palette.nothing}</p>}
            >
              <MenuSection>
                <Header>{words.palette.places}</Header>
                {[...screens, ...asides].map((screen) => (
                  <MenuItem
                    key={screen}
                    id={screen}
                    className="list-item"
                    textValue={words.screens[screen]}
                    onAction={() => {
                      onClose()
                      goTo({ screen, by: null, evidence: [], at: 0 })
                    }}
                  >
                    {words.screens[screen]}
                  </MenuItem>
                ))}
              </MenuSection>
              <MenuSection>
                <Header>{words.palette.parts}</Header>
                {parts.map(({ screen, part, title }) => (
                  <MenuItem
                    key={`${screen} ${part}`}
                    id={`${screen}-${part}`}
                    className="list-item"
                    textValue={title}
                    onAction={() => {
                      onClose()
                      goTo({ screen, part, evidence: [], at: 0 })
                    }}
                  >
                    {title}
                  </MenuItem>
                ))}
              </MenuSection>
              <MenuSection>
                <Header>{words.palette.actions}</Header>
                {doings.map(({ id, title, act }) => (
                  <MenuItem
                    key={id}
                    id={id}
                    className="list-item"
                    textValue={title}
                    onAction={() => {
                      onClose()
                      act()
                    }}
                  >
                    {title}
                  </MenuItem>
                ))}
                {(['system', 'light', 'dark'] as const).map((theme) => (
                  <MenuItem
                    key={theme}
                    id={`theme-${theme}`}
                    className="list-item"
                    textValue={`${words.rail.theme}: ${words.rail.themes[theme]}`}
                    onAction={() => {
                      onClose()
                      showTheme(theme)
                    }}
                  >
                    {`${words.rail.theme}: ${words.rail.themes[theme]}`}
                  </MenuItem>
                ))}
                <MenuItem
                  id="open-for-review"
                  className="list-item"
                  textValue={words.rail.openForReview}
                  onAction={() => {
                    onClose()
                    void chooseForReview()
                  }}
                >
                  {words.rail.openForReview}
                </MenuItem>
                <MenuItem
                  id="close-project"
                  className="list-item"
                  textValue={words.rail.closeProject}
                  onAction={() => {
                    onClose()
                    void closeProject()
                  }}
                >
                  {words.rail.closeProject}
                </MenuItem>
              </MenuSection>
              {metrics.length > 0 && (
                <MenuSection>
                  <Header>{words.palette.numbers}</Header>
                  {metrics.map((item) => (
                    <MenuItem
                      key={item.id}
                      id={item.id}
                      className="list-item"
                      textValue={item.title}
                      onAction={() => {
                        onClose()
                        openEvidence([item.id])
                      }}
                    >
                      <span>{item.title}</span>
                      <span className="list-value">{formatEvidence(item)}</span>
                    </MenuItem>
                  ))}
                </MenuSection>
              )}
              {definitions.state === 'value' && (
                <MenuSection>
                  <Header>{words.palette.definitions}</Header>
                  {definitions.value.map(({ id, title }) => (
                    <MenuItem
                      key={id}
                      id={`definition-${id}`}
                      className="list-item"
                      textValue={words.palette.definitionOf(title)}
                      onAction={() => {
                        onClose()
                        goTo({ screen: 'help', part: 'definitions', by: id, evidence: [], at: 0 })
                      }}
                    >
                      {words.palette.definitionOf(title)}
                    </MenuItem>
                  ))}
                </MenuSection>
              )}
              {customer.length >= fewestLetters && (
                <MenuSection>
                  <Header>{words.palette.customers}</Header>
                  <MenuItem
                    id="find-customer"
                    className="list-item"
                    textValue={words.palette.customerOf(typed)}
                    onAction={() => {
                      onClose()
                      askForPerson(customer)
                      goTo({ screen: 'project', part: 'people', evidence: [], at: 0 })
                    }}
                  >
                    {words.palette.customerOf(customer)}
                  </MenuItem>
                </MenuSection>
              )}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
