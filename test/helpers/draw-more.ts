import fc from 'fast-check'
import { draws } from './draws.ts'

// Laws that don't say how often they are tried are tried a hundred times, or as many times that as was asked for.
fc.configureGlobal(draws(100))
