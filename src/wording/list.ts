/** Words written as one text, with commas or line ends between them: a list that people can read, and correct, without code. */
export const listed = (text: string): readonly string[] =>
  text
    .split(/[,\n]/)
    .map((word) => word.trim())
    .filter((word) => word !== '')
