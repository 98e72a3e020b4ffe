/** What every field takes: the words around its control. */
export interface FieldProps {
	/** Its accessible name, exactly. */
	label: string;
	/** What to fill in, where the label does not say it all. */
	hint?: string | undefined;
	/** What is wrong and what to do; marks the control as invalid. */
	error?: string | undefined;
	optional?: boolean | undefined;
	/** The label is read aloud but not shown: in toolbars, where a place and a sign say the same. */
	hideLabel?: boolean | undefined;
}
