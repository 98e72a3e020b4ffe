/** The page "Verbruik": reading files, what they hold, importing and undoing. */
export { en } from './usage/en';
export { nl } from './usage/nl';
