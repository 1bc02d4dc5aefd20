// The block in the editor: the fields at the side, and the check in a frame that only looks, so that a click selects the block.
( function ( blocks, blockEditor, components, element ) {
	const el = element.createElement;
	const facts = window.aiActCheckBlock;
	const SHOWN = [ 'lang', 'theme', 'start', 'as-of', 'heading-level', 'exports', 'accessibility-contact' ];

	function control( field, props ) {
		const common = {
			key: field.name,
			label: field.label,
			help: field.help || undefined,
			value: props.attributes[ field.name ] || '',
			onChange( value ) {
				// What is empty is not set, and then does not stand in the post at all.
				props.setAttributes( { [ field.name ]: value || undefined } );
			},
		};
		if ( field.choices.length ) {
			const options = [ { value: '', label: facts.unset } ].concat( field.choices );
			return el( components.SelectControl, Object.assign( common, { options } ) );
		}
		return el( field.lines ? components.TextareaControl : components.TextControl, common );
	}

	function address( attributes ) {
		const settings = new URLSearchParams();
		for ( const name of SHOWN ) {
			if ( attributes[ name ] ) settings.set( name, attributes[ name ] );
		}
		if ( ! settings.has( 'lang' ) ) settings.set( 'lang', document.documentElement.lang );
		return facts.frame + '#' + settings;
	}

	blocks.registerBlockType( 'ai-act-check/check', {
		edit( props ) {
			const src = address( props.attributes );
			return el(
				'div',
				blockEditor.useBlockProps(),
				el(
					blockEditor.InspectorControls,
					null,
					el(
						components.PanelBody,
						{ title: facts.settings },
						facts.fields.map( ( field ) => control( field, props ) )
					)
				),
				el( 'iframe', {
					// A frame whose address changes only behind the # would not begin anew.
					key: src,
					src,
					title: facts.preview,
					tabIndex: -1,
					sandbox: 'allow-scripts',
					style: { display: 'block', width: '100%', height: '30rem', border: '1px solid', pointerEvents: 'none' },
				} )
			);
		},
		save() {
			return null;
		},
	} );
} )( window.wp.blocks, window.wp.blockEditor, window.wp.components, window.wp.element );
