/** How the page is lit: as told, or as the system is. */
export type Theme = 'light' | 'dark' | 'system';
