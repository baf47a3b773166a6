export function missingAddon(packageFolder?: string): string | undefined;
