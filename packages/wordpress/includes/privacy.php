<?php
/**
 * The paragraph for the privacy policy, where WordPress collects those of all plugins.
 *
 * @package AI_Act_Check
 */

defined( 'ABSPATH' ) || exit;

add_action(
	'admin_init',
	function () {
		$text = __( 'On our site you can use the program “ai-act-check” to find out which rules of the EU AI Act apply to a system. The program runs entirely in your browser. Your answers and the result are sent neither to us nor to anyone else. The program sets no cookies and stores nothing on your device. So that Back in the browser leads to the screen before, the history of the tab notes which question stood there, but no answer. When the files of the program are loaded, our server processes the usual connection data, as with every visit to our pages.', 'ai-act-check' );
		$hint = __( 'This holds as long as no page has the setting “Storage on the device”. Check it with your data protection officer.', 'ai-act-check' );
		wp_add_privacy_policy_content(
			__( 'AI Act Check', 'ai-act-check' ),
			wp_kses_post( '<p class="privacy-policy-tutorial">' . $hint . '</p><p>' . $text . '</p>' )
		);
	}
);
