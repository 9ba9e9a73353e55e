import { type FormEvent, useId, useState } from 'react';
import type { SavedSearch } from '../../contract/model.ts';
import { useGroupChanges } from '../archive/groups.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/text-field.tsx';

export interface SaveSearchDialogProps {
  /** In the query language, with all that narrows it and its order. */
  query: string;
  suggestedName: string;
  /** The saved search that is shown, which may become this one; null when none is. */
  shown: SavedSearch | null;
  /** What narrows the search now and no query can say. */
  lost: string | null;
  onSaved: (search: SavedSearch) => void;
  onClose: () => void;
}

/** Gives the search a name; a saved search that was changed can also take the new words under its old name. */
export function SaveSearchDialog({
  query,
  suggestedName,
  shown,
  lost,
  onSaved,
  onClose,
}: SaveSearchDialogProps) {
  const groups = useGroupChanges();
  const form = useId();
  const [name, setName] = useState(shown?.name ?? suggestedName);
  const [problem, setProblem] = useState<string | null>(null);
  const keep = async (saving: (name: string) => Promise<SavedSearch>): Promise<void> => {
    if (name.trim() === '') return setProblem('Give the search a name.');
    try {
      onSaved(await saving(name.trim()));
      onClose();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  };
  const saveNew = (): Promise<void> => keep((wanted) => groups.saveSearch(wanted, query));
  const change = (id: SavedSearch['id']): Promise<void> =>
    keep((wanted) => groups.changeSavedSearch(id, { name: wanted, query }));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void (shown === null ? saveNew() : change(shown.id));
  };
  return (
    <Dialog
      open
      onClose={onClose}
      focus="first-field"
      size="small"
      title="Save this search"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          {shown !== null && <Button onClick={() => void saveNew()}>Save as another</Button>}
          <Button kind="primary" type="submit" form={form}>
            {shown === null ? 'Save' : `Change “${shorten(shown.name)}”`}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit}>
        <TextField
          label="Name"
          value={name}
          maxLength={200}
          problem={problem}
          hint={`It will look for: ${query}${lost === null ? '' : `. Not kept: ${lost}.`}`}
          onChange={(event) => setName(event.target.value)}
          onFocus={(event) => event.target.select()}
        />
      </form>
    </Dialog>
  );
}

function shorten(name: string): string {
  return name.length <= 24 ? name : `${name.slice(0, 23)}…`;
}
