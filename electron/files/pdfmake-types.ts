/** The parts of pdfmake's build for any runtime that the brief uses. */
declare module 'pdfmake/build/pdfmake.js' {
  interface Made {
    readonly getBuffer: () => Promise<Uint8Array>
  }
  interface PdfMake {
    readonly addVirtualFileSystem: (files: Readonly<Record<string, string>>) => void
    readonly setUrlAccessPolicy: (may: (url: string) => boolean) => void
    readonly createPdf: (document: unknown) => Made
  }
  const pdfmake: PdfMake
  // biome-ignore lint/style/noDefaultExport: it is how pdfmake gives itself
  export default pdfmake
}

declare module 'pdfmake/build/vfs_fonts.js' {
  const files: Readonly<Record<string, string>>
  // biome-ignore lint/style/noDefaultExport: it is how pdfmake gives itself
  export default files
}
