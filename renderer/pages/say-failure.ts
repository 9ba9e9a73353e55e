import { InvalidPDFException, PasswordException } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** What cannot be shown, why, and what can be done. */
export function sayFailure(place: HTMLElement, error: unknown): void {
  const { title, words } = reasonOf(error);
  const box = document.createElement('div');
  box.className = 'failure';
  box.role = 'alert';
  const heading = document.createElement('h1');
  heading.textContent = title;
  const sentence = document.createElement('p');
  sentence.textContent = words;
  box.append(heading, sentence);
  place.replaceChildren(box);
}

function reasonOf(error: unknown): { title: string; words: string } {
  if (error instanceof PasswordException)
    return {
      title: 'This PDF is locked with a password',
      words:
        'Its pages cannot be drawn without it. The file is kept as it came; save it and open it elsewhere.',
    };
  if (error instanceof InvalidPDFException)
    return {
      title: 'This PDF is damaged',
      words:
        'Its pages cannot be drawn. The file is kept as it came, and the text that could be read is still here.',
    };
  const words = error instanceof Error ? error.message : '';
  return { title: 'The pages cannot be shown', words: `${words} The text is still here.`.trim() };
}

/** Asks for the password of a locked PDF; it is kept nowhere. */
export function askForPassword(place: HTMLElement, again: boolean): Promise<string> {
  const form = document.createElement('form');
  form.className = 'failure';
  const heading = document.createElement('h1');
  heading.textContent = 'This PDF is locked with a password';
  const sentence = document.createElement('p');
  sentence.role = 'status';
  sentence.textContent = again ? 'That was not it. Try again.' : 'The password is used now and kept nowhere.';
  const field = document.createElement('input');
  field.type = 'password';
  field.autocomplete = 'off';
  field.setAttribute('aria-label', 'Password of the PDF');
  field.addEventListener('keydown', (event) => event.stopPropagation());
  const button = document.createElement('button');
  button.type = 'submit';
  button.textContent = 'Open';
  form.append(heading, sentence, field, button);
  place.replaceChildren(form);
  field.focus();
  return new Promise((resolve) => {
    const give = (): void => {
      form.remove();
      resolve(field.value);
    };
    button.addEventListener('click', give);
    field.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter') return;
      event.preventDefault();
      give();
    });
    form.addEventListener('submit', (event) => event.preventDefault());
  });
}
