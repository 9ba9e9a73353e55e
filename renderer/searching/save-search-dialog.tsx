import { type FormEvent, useId, useState } from 'react';
import type { SavedSearch } from '../../contract/model.ts';
import { useGroupChanges } from '../archive/groups.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/text-field.tsx';

export interface SaveSearchDialogProps {
  /** In the query language, with all that narrows it. */
  query: string;
  suggestedName: string;
  onSaved: (search: SavedSearch) => void;
  onClose: () => void;
}

export function SaveSearchDialog({ query, suggestedName, onSaved, onClose }: SaveSearchDialogProps) {
  const groups = useGroupChanges();
  const form = useId();
  const [name, setName] = useState(suggestedName);
  const [problem, setProblem] = useState<string | null>(null);
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (name.trim() === '') return setProblem('Give the search a name.');
    try {
      onSaved(await groups.saveSearch(name.trim(), query));
      onClose();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
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
          <Button kind="primary" type="submit" form={form}>
            Save
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={(event) => void save(event)}>
        <TextField
          label="Name"
          value={name}
          maxLength={200}
          problem={problem}
          hint={`It will look for: ${query}`}
          onChange={(event) => setName(event.target.value)}
          onFocus={(event) => event.target.select()}
        />
      </form>
    </Dialog>
  );
}
