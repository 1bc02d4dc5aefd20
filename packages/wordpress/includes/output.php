<?php
/**
 * The check in a page: the shortcode, and what it and the block print.
 *
 * Authors may not write the tag itself, WordPress takes it out of their posts. They set values only; the tag is made here, of
 * nothing but values that were found in the list of fields.
 *
 * @package AI_Act_Check
 */

defined( 'ABSPATH' ) || exit;

/** What the element has in slots. */
const AI_ACT_CHECK_SLOTS = array( 'intro', 'contact', 'disclaimer', 'after-result' );

add_action(
	'init',
	function () {
		add_shortcode( 'ai_act_check', 'ai_act_check_shortcode' );
		$script = ai_act_check_file( 'ai-act-check.js' );
		if ( $script ) {
			// Its name tells version and content; a query would only make a second address for the same file.
			wp_register_script( 'ai-act-check', $script['url'], array(), null, true ); // phpcs:ignore WordPress.WP.EnqueuedResourceParameters
		}
	}
);

add_filter( 'script_loader_tag', 'ai_act_check_script_tag', 10, 3 );

/**
 * The element's script is a module and is loaded with its checksum; WordPress offers no other way to say both.
 *
 * @param string $tag    What WordPress would print.
 * @param string $handle Whose tag it is.
 * @param string $src    The address.
 * @return string
 */
function ai_act_check_script_tag( $tag, $handle, $src ) {
	$script = 'ai-act-check' === $handle ? ai_act_check_file( 'ai-act-check.js' ) : null;
	if ( ! $script ) {
		return $tag;
	}
	// Through this function, because plugins that give every script a nonce listen to it.
	return wp_get_script_tag(
		array(
			'type'        => 'module',
			'src'         => $src,
			'id'          => 'ai-act-check-js',
			'integrity'   => $script['integrity'],
			'crossorigin' => 'anonymous',
		)
	);
}

/**
 * The shortcode [ai_act_check lang="de" …]fallback[/ai_act_check].
 *
 * @param array|string $given   Its attributes.
 * @param string|null  $content What stands between its tags.
 * @return string
 */
function ai_act_check_shortcode( $given, $content = null ) {
	$given = is_array( $given ) ? $given : array();
	if ( $content && empty( $given['fallback'] ) ) {
		$given['fallback'] = wp_strip_all_tags( $content );
	}
	return ai_act_check_html( $given );
}

/**
 * The check as HTML.
 *
 * @param array $given Values by the names of fields; whatever else is in it is left out.
 * @return string
 */
function ai_act_check_html( $given ) {
	list( $values, $refused ) = ai_act_check_taken( $given );
	list( $site )             = ai_act_check_taken( get_option( AI_ACT_CHECK_OPTION, array() ) );

	$values  += $site;
	$fallback = ai_act_check_fallback( $values );
	if ( is_feed() ) {
		// A feed is read elsewhere, and no script of ours there.
		return $fallback;
	}
	$in_frame = isset( $values['way'] ) && 'frame' === $values['way'];
	$html     = $in_frame ? ai_act_check_frame( $values, $fallback ) : ai_act_check_element( $values, $fallback );
	return $html . ai_act_check_note( $refused );
}

/**
 * The element, whose script is printed at the end of the page.
 *
 * @param array  $values   Values that were taken.
 * @param string $fallback HTML.
 * @return string
 */
function ai_act_check_element( $values, $fallback ) {
	wp_enqueue_script( 'ai-act-check' );
	$attributes = '';
	foreach ( array( 'id', 'lang', 'theme', 'start', 'as-of', 'heading-level', 'exports', 'persist', 'rulebook', 'accessibility-contact' ) as $name ) {
		if ( isset( $values[ $name ] ) ) {
			$value       = 'exports' === $name && 'none' === $values[ $name ] ? '' : $values[ $name ];
			$attributes .= sprintf( ' %s="%s"', $name, esc_attr( $value ) );
		}
	}
	if ( ! isset( $values['history'] ) || 'no' !== $values['history'] ) {
		$attributes .= ' history';
	}
	$inside = $fallback;
	foreach ( AI_ACT_CHECK_SLOTS as $slot ) {
		if ( isset( $values[ $slot ] ) ) {
			$inside .= sprintf( '<p slot="%s">%s</p>', $slot, nl2br( esc_html( $values[ $slot ] ) ) );
		}
	}
	return sprintf( '<ai-act-check%s style="display: block">%s</ai-act-check>', $attributes, $inside );
}

/**
 * A frame, put into the page by a small script at this very place.
 *
 * @param array  $values   Values that were taken.
 * @param string $fallback HTML.
 * @return string
 */
function ai_act_check_frame( $values, $fallback ) {
	$loader = ai_act_check_file( 'ai-act-check.frame.js' );
	if ( ! $loader ) {
		return $fallback;
	}
	// The script is told the place, so that it finds it also where an optimiser has moved the script.
	$place      = wp_unique_id( 'ai-act-check-frame-' );
	$attributes = array(
		'src'         => $loader['url'],
		'integrity'   => $loader['integrity'],
		'crossorigin' => 'anonymous',
		'data-into'   => '#' . $place,
	);
	foreach ( array( 'lang', 'theme', 'start', 'as-of', 'heading-level', 'exports', 'persist', 'rulebook', 'accessibility-contact' ) as $name ) {
		if ( isset( $values[ $name ] ) ) {
			$attributes[ 'data-' . $name ] = 'exports' === $name && 'none' === $values[ $name ] ? '' : $values[ $name ];
		}
	}
	return sprintf( '<div id="%s">%s</div>', esc_attr( $place ), $fallback ) . wp_get_script_tag( $attributes );
}

/**
 * What readers see without script, and beneath a sentence about the cause where the check cannot start.
 *
 * @param array $values Values that were taken.
 * @return string
 */
function ai_act_check_fallback( $values ) {
	if ( isset( $values['fallback'] ) ) {
		return '<p>' . nl2br( esc_html( $values['fallback'] ) ) . '</p>';
	}
	$text = __( 'This check shows which rules of the European AI Act apply to a system. It needs JavaScript. The regulation itself is at eur-lex.europa.eu.', 'ai-act-check' );
	// The check may have another language than the site, and this sentence is in that of the site.
	$language = _x( 'en', 'code of the language of this translation', 'ai-act-check' );
	return sprintf( '<p lang="%s">%s</p>', esc_attr( $language ), esc_html( $text ) );
}

/**
 * Tells those who can mend it, and nobody else, what was not taken.
 *
 * @param string[] $refused Names, as they were written.
 * @return string
 */
function ai_act_check_note( $refused ) {
	if ( ! $refused || ! current_user_can( 'edit_posts' ) ) {
		return '';
	}
	/* translators: %s: names of attributes, separated by commas. */
	$text = sprintf( __( 'AI Act Check does not understand these settings and leaves them out: %s. Visitors do not see this sentence.', 'ai-act-check' ), implode( ', ', $refused ) );
	return '<p class="ai-act-check-note"><em>' . esc_html( $text ) . '</em></p>';
}
