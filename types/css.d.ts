/** The text of a style sheet: the build puts it into the script. */
declare module '*.css' {
  const text: string;
  export default text;
}
