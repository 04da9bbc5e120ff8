/** What Node-RED shows the editor in place of a stored password, and what a form sends back where nobody has typed another one. */
export const STORED = '__PWRD__';
