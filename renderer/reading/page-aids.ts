/** What helps one find one's way in the open article, as the window's commands ask for it. */
export interface PageAids {
  /** Shows the contents and takes the keyboard there, or hides them; false when there are none. */
  toggleContents(): boolean;
  /** The sections, in their order. */
  sections(): readonly { title: string; go: () => void }[];
  /** Back from a jump; false when none was made. */
  goBack(): boolean;
  /** Asks what shall go on paper. */
  print(): void;
  /** False when the article has no picture. */
  showPictures(): boolean;
}
