// Asks for each file of the check as a visitor's browser would, and says beside it what is wrong with the answer.
( function () {
	const table = document.getElementById( 'ai-act-check-files' );
	const policyPlace = document.getElementById( 'ai-act-check-policy' );
	const words = JSON.parse( table.dataset.words );

	// Without the credentials of whoever looks at this page: visitors have none.
	const ask = ( url ) => fetch( url, { credentials: 'omit', cache: 'no-store' } );

	// What a policy says of scripts, or nothing where it says nothing.
	function scriptSources( answer ) {
		const policies = ( answer.headers.get( 'content-security-policy' ) || '' ).split( ',' );
		return policies
			.map( ( policy ) => {
				const directives = policy.split( ';' ).map( ( directive ) => directive.trim() );
				const of = ( name ) => directives.find( ( directive ) => directive.startsWith( name + ' ' ) );
				return of( 'script-src' ) || of( 'default-src' ) || '';
			} )
			.filter( Boolean );
	}

	const admitsWasm = ( sources ) => /'(wasm-)?unsafe-eval'/.test( sources );

	async function judge( row ) {
		const { types, bytes, script, url } = row.dataset;
		const answer = await ask( url );
		if ( ! answer.ok ) return words.status.replace( '%s', answer.status );
		const type = ( answer.headers.get( 'content-type' ) || '?' ).split( ';' )[ 0 ].trim().toLowerCase();
		if ( ! types.split( ' ' ).includes( type ) ) {
			return words.type.replace( '%s', type ) + types.split( ' ' )[ 0 ];
		}
		const body = await answer.arrayBuffer();
		if ( body.byteLength !== Number( bytes ) ) return words.changed;
		if ( script ) {
			const stops = ( sources ) => ! admitsWasm( sources ) || ! ( sources.includes( script ) || sources.includes( "'unsafe-inline'" ) );
			if ( scriptSources( answer ).some( stops ) ) return words.inside.replace( '%s', script );
			if ( /deny/i.test( answer.headers.get( 'x-frame-options' ) || '' ) ) return words.framing;
		}
		return answer.headers.get( 'content-encoding' ) || script || body.byteLength < 20000 ? words.right : words.plain;
	}

	for ( const row of table.tBodies[ 0 ].rows ) {
		judge( row ).catch( () => words.unreachable ).then( ( text ) => {
			row.cells[ 2 ].textContent = text;
		} );
	}

	ask( policyPlace.dataset.url ).then(
		( answer ) => {
			policyPlace.textContent = scriptSources( answer ).every( admitsWasm ) ? words[ 'no-policy' ] : words.policy;
		},
		() => {
			policyPlace.textContent = words.unreachable;
		}
	);
} )();
