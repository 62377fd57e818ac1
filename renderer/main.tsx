import './styles/fonts.css'
import './styles/tokens.css'
import './styles/base.css'
import './styles/shell.css'
import './styles/parts.css'
import './styles/panel.css'
import './styles/screens.css'
import './styles/scorecard.css'
import './styles/cost.css'
import './styles/identity.css'
import './styles/case.css'
import './styles/deck.css'
import './styles/story.css'
import './styles/review.css'
import './styles/privacy.css'
import './styles/desktop.css'
import './styles/help.css'
import './styles/media.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { must } from '../shared/base/assert.ts'
import { App } from './app.tsx'
import { connectBridge } from './ask.ts'
import { noteDrawnAnew } from './drawn-anew.ts'
import { showKeptTheme } from './theme.ts'

await connectBridge()
await showKeptTheme()
noteDrawnAnew()
createRoot(must(document.getElementById('root'), 'the page’s root element')).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
