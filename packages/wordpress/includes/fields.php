<?php
/**
 * What can be set, and which values are taken. Block, shortcode and settings page all come from this one list; the names are
 * those of the element's attributes.
 *
 * @package AI_Act_Check
 */

defined( 'ABSPATH' ) || exit;

/**
 * All fields by name. Each has a 'label', perhaps a 'help', and either 'choices' (value => label), or 'lines' for any text, or
 * 'takes', a function that tells whether it takes a value. What is empty is not set. Those with 'default' can also be set
 * for the whole site.
 *
 * @return array
 */
function ai_act_check_fields() {
	$languages = ai_act_check_languages();
	return array(
		'way'                   => array(
			'label'   => __( 'Way', 'ai-act-check' ),
			'choices' => array(
				'element' => __( 'In the page', 'ai-act-check' ),
				'frame'   => __( 'In a frame', 'ai-act-check' ),
			),
			'help'    => __( 'In the page, the check takes on its font. The frame is for pages whose policy does not admit WebAssembly.', 'ai-act-check' ),
			'default' => true,
		),
		'lang'                  => array(
			'label'   => __( 'Language', 'ai-act-check' ),
			'choices' => array_combine( $languages, $languages ),
			'help'    => __( 'Without a choice, that of the page.', 'ai-act-check' ),
			'default' => true,
		),
		'theme'                 => array(
			'label'   => __( 'Colours', 'ai-act-check' ),
			'choices' => array(
				'auto'  => __( 'As the page', 'ai-act-check' ),
				'light' => __( 'Light', 'ai-act-check' ),
				'dark'  => __( 'Dark', 'ai-act-check' ),
			),
			'default' => true,
		),
		'start'                 => array(
			'label' => __( 'Start', 'ai-act-check' ),
			'help'  => __( 'choose: with the list of typical systems. ask: with the questions. Or the id of a typical system, such as web-chatbot.', 'ai-act-check' ),
			'takes' => ai_act_check_pattern( '[a-z0-9]+(-[a-z0-9]+)*' ),
		),
		'as-of'                 => array(
			'label' => __( 'Day', 'ai-act-check' ),
			'help'  => __( 'The day for which the check answers, such as 2027-12-02. Without it, today.', 'ai-act-check' ),
			'takes' => ai_act_check_pattern( '\d{4}-\d{2}-\d{2}' ),
		),
		'heading-level'         => array(
			'label'   => __( 'Level of the main heading', 'ai-act-check' ),
			'choices' => array_combine( range( 1, 6 ), range( 1, 6 ) ),
			'help'    => __( 'Without a choice, 2.', 'ai-act-check' ),
		),
		'exports'               => array(
			'label' => __( 'Reports offered', 'ai-act-check' ),
			'help'  => __( 'Any of print html markdown json calendar link, separated by blanks; none offers none. Without it, all.', 'ai-act-check' ),
			'takes' => ai_act_check_pattern( 'none|(print|html|markdown|json|calendar|link)( +(print|html|markdown|json|calendar|link))*' ),
		),
		'persist'               => array(
			'label'   => __( 'Storage on the device', 'ai-act-check' ),
			'choices' => array(
				'none'    => __( 'None', 'ai-act-check' ),
				'session' => __( 'Until the tab is closed', 'ai-act-check' ),
				'local'   => __( 'If visitors ask for it', 'ai-act-check' ),
			),
			'help'    => __( 'With storage, change the paragraph in your privacy policy.', 'ai-act-check' ),
		),
		'history'               => array(
			'label'   => __( 'Back in the browser', 'ai-act-check' ),
			'choices' => array(
				'yes' => __( 'Leads to the screen before', 'ai-act-check' ),
				'no'  => __( 'Leaves the page', 'ai-act-check' ),
			),
		),
		'rulebook'              => array(
			'label' => __( 'Rulebook', 'ai-act-check' ),
			'help'  => __( 'Id, version or fingerprint of the rulebook for which the page was written; with another one the check says so in the console.', 'ai-act-check' ),
			'takes' => ai_act_check_pattern( '[A-Za-z0-9._-]{1,100}' ),
		),
		'accessibility-contact' => array(
			'label'   => __( 'Where to report a barrier', 'ai-act-check' ),
			'help'    => __( 'An e-mail address, or an address that begins with https://. Stands at the foot of every screen.', 'ai-act-check' ),
			'takes'   => 'ai_act_check_takes_contact',
			'default' => true,
		),
		'id'                    => array(
			'label' => __( 'Id', 'ai-act-check' ),
			'help'  => __( 'Needed where a page has several checks.', 'ai-act-check' ),
			'takes' => ai_act_check_pattern( '[A-Za-z][A-Za-z0-9_-]{0,99}' ),
		),
		'intro'                 => array(
			'label' => __( 'Text on the start screen', 'ai-act-check' ),
			'lines' => true,
		),
		'contact'               => array(
			'label'   => __( 'Contact, at the foot of every screen', 'ai-act-check' ),
			'lines'   => true,
			'default' => true,
		),
		'disclaimer'            => array(
			'label' => __( 'Further notice, at the foot of every screen', 'ai-act-check' ),
			'lines' => true,
		),
		'after-result'          => array(
			'label' => __( 'Text after the result', 'ai-act-check' ),
			'lines' => true,
		),
		'fallback'              => array(
			'label'   => __( 'What readers without JavaScript see', 'ai-act-check' ),
			'help'    => __( 'Such as a telephone number. Without it, a sentence that says what is missing.', 'ai-act-check' ),
			'lines'   => true,
			'default' => true,
		),
	);
}

/**
 * A function that tells whether a value is, as a whole, of this form.
 *
 * @param string $pattern Regular expression without delimiters.
 * @return callable
 */
function ai_act_check_pattern( $pattern ) {
	return function ( $value ) use ( $pattern ) {
		// D: without it, a line break at the end would pass.
		return 1 === preg_match( '/^(' . $pattern . ')$/D', $value );
	};
}

/**
 * Whether the element takes this for a contact.
 *
 * @param string $value E-mail address or https URL.
 * @return bool
 */
function ai_act_check_takes_contact( $value ) {
	return false !== is_email( $value ) || ( 0 === strpos( $value, 'https://' ) && esc_url_raw( $value, array( 'https' ) ) === $value );
}

/**
 * Divides what was given into what is taken and the names of what is not. Neither is escaped yet.
 *
 * @param array $given Anything, by name.
 * @return array[] The values taken, by name; then the names of the others.
 */
function ai_act_check_taken( $given ) {
	$taken   = array();
	$refused = array();
	$fields  = ai_act_check_fields();
	foreach ( (array) $given as $name => $value ) {
		// A shortcode without a value for its attribute comes as a number that leads to a word.
		$field = isset( $fields[ $name ] ) ? $fields[ $name ] : null;
		$value = is_scalar( $value ) ? trim( (string) $value ) : '';
		if ( $field && '' === $value ) {
			continue;
		}
		if ( $field && ai_act_check_takes( $field, $value ) ) {
			$taken[ $name ] = $value;
		} else {
			$refused[] = is_int( $name ) ? $value : $name;
		}
	}
	return array( $taken, $refused );
}

/**
 * Whether a field takes a value.
 *
 * @param array  $field From ai_act_check_fields().
 * @param string $value Not empty.
 * @return bool
 */
function ai_act_check_takes( $field, $value ) {
	if ( isset( $field['choices'] ) ) {
		return isset( $field['choices'][ $value ] );
	}
	return isset( $field['lines'] ) || call_user_func( $field['takes'], $value );
}
