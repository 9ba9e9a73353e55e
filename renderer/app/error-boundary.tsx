import { Component, type ErrorInfo, type ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';

/** A defect in one part of the window leaves the others alone, and says so instead of a blank page. */
export class ErrorBoundary extends Component<
  { part: string; children: ReactNode },
  { failure: Error | null }
> {
  override state: { failure: Error | null } = { failure: null };

  static getDerivedStateFromError(failure: unknown): { failure: Error } {
    return { failure: failure instanceof Error ? failure : new Error(String(failure)) };
  }

  override componentDidCatch(failure: unknown, info: ErrorInfo): void {
    console.error(`${this.props.part} failed`, failure, info.componentStack);
  }

  override render(): ReactNode {
    const { failure } = this.state;
    if (failure === null) return this.props.children;
    return (
      <EmptyState
        alert
        title={`${this.props.part} stopped working`}
        actions={
          <>
            <Button onClick={() => this.setState({ failure: null })}>Try again</Button>
            <Button onClick={() => window.location.reload()}>Reload the window</Button>
          </>
        }
      >
        This is a defect in Carrel: {failure.message}. Your library is not affected.
      </EmptyState>
    );
  }
}
