/** Whether a file's name is a project's. */
export const isProjectName = (name: string): boolean => /\.proofbook$/i.test(name)
