/** The same in one file, which a bundle can take in: the parts ask for data beside them. */
declare module 'css-tree/dist/csstree.esm' {
  export * from 'css-tree';
}
