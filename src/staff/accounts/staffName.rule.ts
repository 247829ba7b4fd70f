/** How one of the staff is called: by the name that was given, else by the front of the address. */
export function staffName({ name, email }: { name: string; email: string }): string {
  return name || email.slice(0, email.lastIndexOf('@'))
}
